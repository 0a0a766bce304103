import {
  type LabelKey,
  labelKey,
  type Template,
  type TemplateBlock,
  type TemplateTable,
  type VariantCharacters,
  withoutInvisible,
} from '../../domain/index.ts';
import type { Units } from '../units.ts';
import { MisprintedLabels } from './misprint.ts';

/** One block of one form: the unit that is recognised by its labels. */
export interface BlockForm {
  readonly template: string;
  readonly table: TemplateTable;
  readonly block: TemplateBlock;
}

/** What a label can be in one block of one form. */
export type Role =
  | { readonly kind: 'row'; readonly form: BlockForm; readonly id: string; readonly heading: boolean }
  | { readonly kind: 'column'; readonly form: BlockForm; readonly id: string }
  /** Column groups, titles, instructions and filler words: they have no value and name none. */
  | { readonly kind: 'frame'; readonly form: BlockForm | null }
  /** A column of remarks, which no form has. */
  | { readonly kind: 'remarks'; readonly form: null };

/** Words in the corner of a header that have no meaning. */
const FILLERS = [
  '信息内容',
  '申请人情况',
  '统计指标',
  '单位',
  '统计数',
  '项目',
  '指标',
  '指标名称',
  '数量',
  '内容',
];

const REMARKS = ['备注', '说明'];

/** Labels recur in every document, sentences do not: so the cache is bounded. */
const KEYS_KEPT = 4096;

/** Every label of every form, by its bare characters. */
export class Vocabulary {
  readonly forms: readonly BlockForm[];
  readonly units: Units;
  readonly #roles = new Map<string, Role[]>();
  readonly #misprints = new MisprintedLabels();
  readonly #keys = new Map<string, LabelKey>();
  readonly #variants: VariantCharacters;

  constructor(templates: readonly Template[], variants: VariantCharacters, units: Units) {
    this.#variants = variants;
    this.units = units;
    this.forms = templates.flatMap((template) =>
      template.tables.flatMap((table) =>
        table.blocks.map((block) => ({ template: template.id, table, block })),
      ),
    );
    for (const filler of FILLERS) this.#add(filler, { kind: 'frame', form: null });
    for (const remarks of REMARKS) this.#add(remarks, { kind: 'remarks', form: null });
    for (const form of this.forms) this.#addForm(form);
  }

  keyOf(text: string): LabelKey {
    let known = this.#keys.get(text);
    if (known === undefined) {
      known = labelKey(text, this.#variants);
      if (this.#keys.size >= KEYS_KEPT) this.#keys.clear();
      this.#keys.set(text, known);
    }
    return known;
  }

  /** Roles of a printed label; none when no form has it. */
  rolesOf(text: string): readonly Role[] {
    const exact = this.#roles.get(this.keyOf(text).key);
    if (exact !== undefined) return exact;
    // `本年收费金额（单位：万元）`: the unit may be left out or be another one.
    const withoutUnit = this.units.inBrackets(this.#folded(text))?.label;
    if (withoutUnit !== undefined) return this.#roles.get(this.keyOf(withoutUnit).key) ?? [];
    return this.#roles.get(withoutBareNumber(this.keyOf(text).key)) ?? [];
  }

  /** Roles of the one label of which a printed text is a misprint; none where it is no label or could be several. */
  rolesOfMisprint(text: string): readonly Role[] {
    const { key } = this.keyOf(text);
    const label = this.#misprints.labelOf(key) ?? this.#misprints.labelOf(withoutBareNumber(key));
    return label === null ? [] : (this.#roles.get(label) ?? []);
  }

  /** Unit that a header prints after its label, if any; a unit of money anywhere in it. */
  unitOf(text: string): string | null {
    const folded = this.#folded(text);
    return this.units.moneyIn(folded) ?? this.units.inBrackets(folded)?.unit ?? null;
  }

  #folded(text: string): string {
    const compact = withoutInvisible(text.normalize('NFKC')).replace(/\s+/g, '');
    return [...compact].map((character) => this.#variants.get(character) ?? character).join('');
  }

  #addForm(form: BlockForm): void {
    const { table, block } = form;
    const frame: Role = { kind: 'frame', form };
    for (const text of [table.label, ...table.aliases, ...table.instructions]) this.#add(text, frame);
    if (block.label !== null) this.#add(block.label, frame);
    for (const column of block.columns) {
      for (const text of [column.label, ...column.aliases])
        this.#add(text, { kind: 'column', form, id: column.id });
      if (column.group !== null) this.#add(column.group, frame);
    }
    for (const row of block.rows) {
      const role: Role = { kind: 'row', form, id: row.id, heading: row.kind === 'heading' };
      for (const text of [row.label, ...row.aliases]) this.#add(text, role);
    }
  }

  #add(text: string, role: Role): void {
    const { key } = this.keyOf(text);
    if (role.kind === 'row' || role.kind === 'column') this.#misprints.add(key, `${role.kind} ${role.id}`);
    const roles = this.#roles.get(key);
    if (roles === undefined) this.#roles.set(key, [role]);
    else if (!roles.some((known) => isSame(known, role))) roles.push(role);
  }
}

/** `一本年新收…`: a list number without punctuation after it. */
function withoutBareNumber(key: string): string {
  return key.replace(/^(?:[一二三四五六七八九十]{1,3}|\d{1,2})/, '');
}

/** A label and its alias may be the same except for punctuation. */
function isSame(a: Role, b: Role): boolean {
  const idOf = (role: Role) => (role.kind === 'row' || role.kind === 'column' ? role.id : null);
  return a.kind === b.kind && a.form === b.form && idOf(a) === idOf(b);
}
