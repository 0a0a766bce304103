export { noticeOfError, noticeOfRuns } from './notice.ts';
export { createNotifier } from './notifier.ts';
