// Cuts what the fake adapter reads into bodies, however it comes.
const longest = 1 << 26;

export class Frames {
  #rest = Buffer.alloc(0);
  #bad;
  #die;

  constructor(bad, die) {
    this.#bad = bad;
    this.#die = die;
  }

  take(bytes) {
    if (this.#bad('message-per-chunk')) return this.#chunk(bytes);
    this.#rest = Buffer.concat([this.#rest, this.#bad('decodes-chunks') ? Buffer.from(bytes.toString('utf8')) : bytes]);
    const bodies = [];
    for (;;) {
      const end = /\r?\n\r?\n/.exec(this.#rest.toString('latin1'));
      if (!end) return bodies;
      const header = this.#rest.subarray(0, end.index).toString('latin1');
      if (this.#bad('strict-headers') && !/^Content-Length: \d{1,9}$/.test(header)) this.#die();
      if (this.#bad('no-line-feeds') && end[0] !== '\r\n\r\n') this.#die();
      const extra = this.#bad('one-header') && header.includes('Content-Type');
      const field = header.slice(Math.max(0, header.toLowerCase().lastIndexOf('content-length:')));
      const length = extra ? Infinity : Number(/^content-length:\s*(\d+)\s*$/im.exec(field)?.[1] ?? Infinity);
      const from = end.index + end[0].length;
      if (length > longest) {
        this.#rest = this.#rest.subarray(from);
        continue;
      }
      if (this.#rest.length < from + length) return bodies;
      if (this.#bad('small-buffer') && length > 1 << 16) this.#die();
      bodies.push(this.#rest.subarray(from, from + length).toString('utf8'));
      this.#rest = this.#rest.subarray(from + length);
    }
  }

  /** What a beginner does: each chunk is a message. */
  #chunk(bytes) {
    const text = bytes.toString('utf8');
    return [text.slice(text.indexOf('\r\n\r\n') + 4)];
  }
}
