import { charactersOf, type RecognisedText } from './characters.ts';
import type { GreyPicture, PixelBox } from './grey.ts';
import type { OcrRuntime } from './runtime.ts';

/** Height of a line of text, in pixels, on which the model was trained. */
const MODEL_HEIGHT = 48;
/** Width of the pictures on which it was trained: the rest of a line is zero, which is neither ink nor paper. */
const MODEL_WIDTH = 320;
const COLOURS = 3;
/** Paper above and below the ink, and at its sides, as a fraction of its height: less than to the next line or column. */
const ABOVE = 0.15;
const BESIDE = 0.3;

/**
 * Recognises one line of text.
 * @param ink the box around it; @param part the cell or column of it; @param lineHeight the usual one on its page.
 */
export async function recognise(
  runtime: OcrRuntime,
  picture: GreyPicture,
  ink: PixelBox,
  part: PixelBox,
  lineHeight: number,
): Promise<RecognisedText> {
  const line = lineAround(picture, ink, part, lineHeight);
  const lineWidth = Math.round((line.width * MODEL_HEIGHT) / line.height);
  const { data } = await runtime
    .sharp(line.data, { raw: { width: line.width, height: line.height, channels: 1 } })
    .resize({ width: lineWidth, height: MODEL_HEIGHT, fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const width = Math.max(MODEL_WIDTH, lineWidth);
  const input = modelInput(data, lineWidth, width);
  const { recognition, onnx, characters } = runtime;
  const [inputName = ''] = recognition.inputNames;
  const [outputName = ''] = recognition.outputNames;
  const outputs = await recognition.run({
    [inputName]: new onnx.Tensor('float32', input, [1, COLOURS, MODEL_HEIGHT, width]),
  });
  const output = outputs[outputName];
  const classes = output?.dims[2] ?? 0;
  if (!(output?.data instanceof Float32Array) || classes !== characters.length + 1) {
    throw new Error('the recognition model and its dictionary do not belong together');
  }
  return charactersOf(output.data, classes, characters);
}

/** Shades from −1 to 1, three times over: the model was made for colours. */
function modelInput(shades: Uint8Array, lineWidth: number, width: number): Float32Array {
  const plane = MODEL_HEIGHT * width;
  const input = new Float32Array(COLOURS * plane);
  for (let y = 0; y < MODEL_HEIGHT; y += 1) {
    for (let x = 0; x < lineWidth; x += 1) {
      const shade = ((shades[y * lineWidth + x] ?? 0) / 255 - 0.5) / 0.5;
      for (let colour = 0; colour < COLOURS; colour += 1) input[colour * plane + y * width + x] = shade;
    }
  }
  return input;
}

/**
 * A picture of one line: its ink with the paper around it, at least as high as usual lines, so that a dash stays a dash. Faint
 * strokes that were taken for paper may be beside the ink; they must be included, or 14 is read as 4.
 */
function lineAround(picture: GreyPicture, ink: PixelBox, part: PixelBox, lineHeight: number): GreyPicture {
  const inkHeight = ink.bottom - ink.top;
  const above = Math.round(Math.max(ABOVE * inkHeight, (lineHeight - inkHeight) / 2 + ABOVE * lineHeight));
  const beside = Math.round(BESIDE * Math.max(lineHeight, inkHeight));
  const height = inkHeight + 2 * above;
  const width = ink.right - ink.left + 2 * beside;
  const [left, top] = [ink.left - beside, ink.top - above];
  const inner: PixelBox = {
    left: Math.max(part.left, ink.left - beside),
    right: Math.min(part.right, ink.right + beside),
    top: Math.max(part.top, ink.top - Math.round(ABOVE * inkHeight)),
    bottom: Math.min(part.bottom, ink.bottom + Math.round(ABOVE * inkHeight)),
  };
  const data = new Uint8Array(width * height).fill(paperOf(picture, inner));
  for (let y = inner.top; y < inner.bottom; y += 1) {
    const from = y * picture.width;
    data.set(
      picture.data.subarray(from + inner.left, from + inner.right),
      (y - top) * width + inner.left - left,
    );
  }
  return { width, height, data };
}

/** Shade of the lightest tenth of a box. */
function paperOf({ width, data }: GreyPicture, { left, top, right, bottom }: PixelBox): number {
  const shades: number[] = [];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) shades.push(data[y * width + x] ?? 255);
  shades.sort((a, b) => a - b);
  return shades[Math.floor(shades.length * 0.9)] ?? 255;
}
