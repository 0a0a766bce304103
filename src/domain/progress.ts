/** What a stage reports while it works; the command line draws it. */
export type Progress =
  | { readonly kind: 'begin'; readonly stage: string; readonly total: number | null }
  | {
      readonly kind: 'advance';
      readonly stage: string;
      readonly done: number;
      readonly total: number | null;
      readonly label: string;
    }
  | { readonly kind: 'end'; readonly stage: string; readonly summary: string };

export type OnProgress = (progress: Progress) => void;
