export { keepSchedule, type ScheduleOptions } from './keep-schedule.ts';
export { type Timetable, timetableOf } from './timetable.ts';
