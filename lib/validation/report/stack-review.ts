import { ISynthesisSession, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { inCallersLanguage } from '../../properties/language';
import { ReviewedFinding, reviewApp, StackFindings } from './app-review';
import { writeReport } from './report-file';
import { headline, textOf } from './text';

/*
 * Two copies of this library may be loaded in one app; what they share they find through these symbols.
 */
const REVIEWED = Symbol.for('cdktf-jdcloud-lb.reviewed');
const PRINTED = Symbol.for('cdktf-jdcloud-lb.printed');

/** Has a stack reviewed whenever it is validated. Once per stack, however often it is called. */
export function reviewAtSynthesis(stack: TerraformStack): void {
  if (Reflect.has(stack, REVIEWED)) {
    return;
  }
  Object.defineProperty(stack, REVIEWED, { value: true });
  const review = new StackReview(stack);
  stack.node.addValidation({ validate: () => review.validate() });
  // The session says where reports go, and CDKTF gives it to nobody but the synthesizer.
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize: (session) => {
      review.within(session, () => {
        synthesizer.synthesize(session);
      });
    },
  };
}

class StackReview {
  private session: ISynthesisSession | undefined;
  private collecting = false;

  public constructor(private readonly stack: TerraformStack) {}

  /** Runs a synthesis of the stack. */
  public within(session: ISynthesisSession, synthesize: () => void): void {
    this.session = session;
    try {
      if (session.skipValidation === true) {
        this.report([{ stack: this.stack, findings: [], deferred: [] }]);
      }
      synthesize();
    } finally {
      this.session = undefined;
    }
  }

  /**
   * Reviews the app and throws when this stack has errors: what a validation returns CDKTF wraps in words of its own, one line for each finding.
   */
  public validate(): string[] {
    if (this.collecting) {
      return [];
    }
    const byStack = reviewApp(this.stack);
    const all = [...byStack.values()];
    const findings = byStack.get(this.stack);
    const own = findings === undefined ? [] : [findings];
    const text = own.map(sectionOf).join('');
    if (!own.some(({ findings }) => findings.some(({ severity }) => severity === 'error'))) {
      this.report(own);
      this.warn(text);
    } else if (isUnderCli() && this.session !== undefined) {
      // The command line prints this once for each stack, and does not deploy; a thrown error it prints twice, and stops at the first stack.
      this.report(own);
      this.annotate('@cdktf/error', text);
    } else {
      // Nothing comes after an error, so that the other stacks speak now.
      this.report(all);
      const unsaid = all.filter((findings) => printed(findings.stack) !== sectionOf(findings));
      throw failure([...unsaid.map(sectionOf).filter((section) => section !== ''), ...this.otherValidations()]);
    }
    return [];
  }

  private warn(text: string): void {
    if (text === '') {
      return;
    }
    this.annotate('@cdktf/warn', text);
    if (!isUnderCli() && printed(this.stack) !== text) {
      process.stderr.write(`${text}\n\n`);
      Reflect.set(this.stack, PRINTED, text);
    }
  }

  private report(all: readonly StackFindings[]): void {
    const { session } = this;
    if (session !== undefined) {
      all.forEach((findings) => {
        writeReport(session, findings);
      });
    }
  }

  private annotate(type: '@cdktf/error' | '@cdktf/warn', text: string): void {
    const { node } = this.stack;
    if (!node.metadata.some((entry) => entry.type === type && entry.data === text)) {
      node.addMetadata(type, text);
    }
  }

  /** What else is wrong in the stack: an error thrown here hides it otherwise. */
  private otherValidations(): string[] {
    this.collecting = true;
    try {
      const messages = this.stack.node
        .findAll()
        .flatMap((construct) => messagesOf(construct).map((message) => `  [${construct.node.path}] ${message}`));
      return messages.length === 0
        ? []
        : [[`Other validations of stack '${this.stack.node.id}' failed`, ...messages].join('\n')];
    } finally {
      this.collecting = false;
    }
  }
}

/** What the validations of a construct say, those that throw included. */
function messagesOf(construct: IConstruct): string[] {
  try {
    return construct.node.validate();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** The command line sets this, prints annotations itself, and labels standard error as errors. */
function isUnderCli(): boolean {
  return process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined;
}

/** What is printed of a stack; empty when there is nothing to print. */
function sectionOf({ stack, findings }: StackFindings): string {
  const shown = findings.filter(({ severity, acknowledged }) => severity !== 'notice' && acknowledged === undefined);
  return shown.length === 0
    ? ''
    : [headline(stack.node.id, shown), ...shown.map((finding) => textOf(respelled(finding)))].join('\n\n');
}

/** Paths and a person's reasons stay as they were written. */
function respelled(finding: ReviewedFinding): ReviewedFinding {
  return {
    ...finding,
    property: inCallersLanguage(finding.property),
    problem: inCallersLanguage(finding.problem),
    allowed: inCallersLanguage(finding.allowed),
    remedy: inCallersLanguage(finding.remedy),
  };
}

function printed(stack: TerraformStack): unknown {
  return Reflect.get(stack, PRINTED);
}

/** Without a stack trace, which would only show the inside of CDKTF below the findings. */
function failure(sections: readonly string[]): Error {
  const error = new Error(sections.join('\n\n'));
  error.stack = error.message;
  return error;
}
