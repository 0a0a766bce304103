export { type NamedQuery, readNamedQueries, valuesFor } from './named-query.ts';
export { type QueryResult, type QueryValue, runQuery } from './run-query.ts';
