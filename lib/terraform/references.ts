import { IResolvable, IResolveContext, TerraformDataSource, TerraformResource, TerraformStack, Token } from 'cdktf';

/**
 * A reference to an attribute of a resource or data source, as a token. To be called when somebody reads the attribute, and kept: another call
 * gives another token, and CDKTF notes in the token itself, before synthesis, that it refers to another stack.
 *
 * It resolves to what CDKTF's own reference does, without the full stack trace that CDKTF takes for each of those, and it reads the address
 * only then: a logical id may still be overridden after the attribute was read.
 *
 * @internal
 */
export function attributeOf(element: TerraformResource | TerraformDataSource, attribute: string): string {
  return Token.asString(new AttributeReference(element, attribute));
}

/**
 * Asks until the answer is a token, and gives that token from then on: who reads an attribute of a resource twice gets two tokens.
 *
 * @internal
 */
export function tokenKept<T>(ask: () => T): () => T {
  let kept: T | undefined;
  return () => {
    if (kept !== undefined) {
      return kept;
    }
    const answer = ask();
    kept = Token.isUnresolved(answer) ? answer : undefined;
    return answer;
  };
}

class AttributeReference implements IResolvable {
  /** Only shown in errors of tokens that do not resolve. */
  public readonly creationStack: string[] = [];
  private cdktfReference?: IResolvable;

  public constructor(
    private readonly element: TerraformResource | TerraformDataSource,
    private readonly attribute: string,
  ) {}

  public resolve(context: IResolveContext): unknown {
    const { element, attribute } = this;
    if (element.forEach !== undefined || TerraformStack.of(context.scope) !== TerraformStack.of(element)) {
      // Kept, because it remembers the output that it has in the other stack.
      this.cdktfReference ??= element.interpolationForAttribute(attribute);
      return this.cdktfReference;
    }
    const kind = TerraformDataSource.isTerraformDataSource(element) ? 'data.' : '';
    const address = `${kind}${element.terraformResourceType}.${element.friendlyUniqueId}.${attribute}`;
    return context.suppressBraces ? address : `\${${address}}`;
  }

  public toString(): string {
    return Token.asString(this);
  }

  /** Called by `JSON.stringify()`, which must not walk into the construct tree. */
  public toJSON(): string {
    return '<unresolved-token>';
  }
}
