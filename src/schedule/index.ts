export { keepSchedule } from './keep-schedule.ts';
export { timetableOf } from './timetable.ts';
