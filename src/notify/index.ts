export { type Notice, noticeOfError, noticeOfRuns, type Occasion } from './notice.ts';
export { createNotifier, type Notifier, type NotifierOptions } from './notifier.ts';
