export {
  type CorpusDocument,
  cleanDocument,
  DAMAGE_KINDS,
  damagedDocument,
  documentWith,
  type Forms,
} from './document.ts';
export type { Truth } from './form.ts';
