// A running preview of a copy of a sample, and what is done to its files.

import {spawn} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {once} from "node:events";

export const PROGRAM = process.env.LIKHIT, ROOT = process.env.ROOT;

// None is left behind, however this program ends.
const running = new Set();
process.on("exit", () => { for (const preview of running) { preview.process.kill(); rmSync(preview.home, {recursive: true, force: true}); } });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

export class Preview {
  // `prepare` gets the folder before the preview starts.
  static async start({sample = "ita-2565", source = "report.md", options = [], prepare} = {}) {
    const preview = new Preview();
    preview.home = mkdtempSync(join(tmpdir(), "likhit-browser-"));
    preview.folder = join(preview.home, basename(sample));
    cpSync(join(ROOT, "samples", sample), preview.folder, {recursive: true});
    prepare?.(preview.folder);
    preview.source = join(preview.folder, source);
    preview.process = spawn(PROGRAM, ["preview", "--no-open", ...options, preview.source],
      {env: {...process.env, XDG_RUNTIME_DIR: preview.home}, stdio: ["ignore", "pipe", "inherit"]});
    running.add(preview);
    const [line] = await once(preview.process.stdout, "data");
    preview.address = String(line).trim();
    return preview;
  }

  read(name = basename(this.source)) { return readFileSync(join(this.folder, name), "utf8"); }
  write(text, name = basename(this.source)) { writeFileSync(join(this.folder, name), text); }

  // As editors do that keep the old file until the new one is whole.
  writeAndRename(text, name = basename(this.source)) {
    const aside = join(this.folder, `.${name}.new`);
    writeFileSync(aside, text);
    renameSync(aside, join(this.folder, name));
  }

  replace(old, other, name) {
    const text = this.read(name);
    if (!text.includes(old)) throw new Error(`“${old}” is not in the source`);
    this.write(text.replace(old, other), name);
  }

  async stop() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill("SIGTERM");
    await once(this.process, "exit");
  }

  async remove() {
    await this.stop();
    running.delete(this);
    rmSync(this.home, {recursive: true, force: true});
  }
}
