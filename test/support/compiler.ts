import { dirname, join } from 'node:path';
import * as ts from 'typescript';

const REPOSITORY = dirname(dirname(__dirname));

/** What the compiler says about a line. */
export interface Complaint {
  /** From 1. */
  readonly line: number;
  /** The message, with what it is related to. */
  readonly text: string;
}

/** Compiles files of this repository as if some of them had another text, or as if there were more of them. Nothing is written. */
export class Compiler {
  private readonly texts = new Map<string, string>();
  private version = 0;
  private readonly service: ts.LanguageService;

  public constructor() {
    const config = join(REPOSITORY, 'tsconfig.test.json');
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(config, (file) => ts.sys.readFile(file)).config,
      ts.sys,
      REPOSITORY,
    );
    const read = (file: string): string | undefined => this.texts.get(file) ?? ts.sys.readFile(file);
    this.service = ts.createLanguageService({
      getCompilationSettings: () => ({ ...options, types: ['node'], noUnusedLocals: false }),
      getScriptFileNames: () => [join(REPOSITORY, 'lib', 'index.ts'), ...this.texts.keys()],
      getScriptVersion: (file) => (this.texts.has(file) ? `overlay ${this.version}` : 'on disk'),
      getScriptSnapshot: (file) => {
        const text = read(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => REPOSITORY,
      getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
      fileExists: (file) => this.texts.has(file) || ts.sys.fileExists(file),
      readFile: read,
      directoryExists: (folder) => ts.sys.directoryExists(folder),
      getDirectories: (folder) => ts.sys.getDirectories(folder),
    });
  }

  /**
   * What is wrong in some files.
   *
   * @param files paths below the repository
   * @param texts the text that files have instead of their own, by path below the repository
   */
  public complaints(files: readonly string[], texts: Readonly<Record<string, string>> = {}): Complaint[][] {
    this.version += 1;
    this.texts.clear();
    for (const [file, text] of Object.entries(texts)) {
      this.texts.set(join(REPOSITORY, file), text);
    }
    return files.map((file) => {
      const path = join(REPOSITORY, file);
      return [...this.service.getSyntacticDiagnostics(path), ...this.service.getSemanticDiagnostics(path)].map(
        (diagnostic) => ({
          line: (diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0) + 1,
          text: [diagnostic, ...(diagnostic.relatedInformation ?? [])]
            .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
            .join('\n'),
        }),
      );
    });
  }
}
