// For runs from the source (tests, benchmarks): `--import tsx` has no effect in a worker thread, this has.
import { register } from 'tsx/esm/api';

register();
