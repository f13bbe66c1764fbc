import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The parts of a generated file that matter: an attribute that holds another, and a computed map. */
const GENERATED = `import * as cdktf from 'cdktf';

export class SiteCheckTlsOutputReference extends cdktf.ComplexObject {
  public set internalValue(value: SiteCheckTls | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._host = value.host;
    }
  }
}
export class SiteCheckOutputReference extends cdktf.ComplexObject {
  public set internalValue(value: SiteCheck | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._port = value.port;
      this._tls.internalValue = value.tls;
    }
  }

  private _tls = new SiteCheckTlsOutputReference(this, "tls");
}

/**
*/
export class Site extends cdktf.TerraformResource {
  public constructor(scope: Construct, id: string, config: SiteConfig) {
    this._check.internalValue = config.check;
  }

  // labels - computed: true, optional: false, required: false
  private _labels = new cdktf.StringMap(this, "labels");
  public get labels() {
    return this._labels;
  }

  // check - computed: false, optional: true, required: false
  private _check = new SiteCheckOutputReference(this, "check");
  public get check() {
    return this._check;
  }
  public putCheck(value: SiteCheck) {
    this._check.internalValue = value;
  }
  public resetCheck() {
    this._check.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get checkInput() {
    return this._check.internalValue;
  }

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      check: siteCheckToTerraform(this._check.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      check: {
        value: siteCheckToHclTerraform(this._check.internalValue),
      },
    };
  }
}
`;

const SCRIPT = join(__dirname, '..', '..', 'scripts', 'references-on-demand.mjs');

/** What the script makes of a text, or the message of the error that it throws. */
function mend(text: string): string {
  const program = `
    import { readFileSync } from 'node:fs';
    import { referencesOnDemand } from ${JSON.stringify(pathToFileURL(SCRIPT).href)};
    try {
      process.stdout.write(referencesOnDemand(readFileSync(0, 'utf8'), 'site'));
    } catch (error) {
      process.stdout.write(error.message);
    }`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], { input: text, encoding: 'utf8' });
}

test('makes references, and reads nested values, as the generator’s classes do', () => {
  const mended = mend(GENERATED);
  expect(mended).toContain('    tls: copyOfSiteCheckTls(value.tls),\n');
  expect(mended).toContain('    this._checkGiven = copyOfSiteCheck(config.check);\n');
  expect(mended).toContain('    return (this._labels ??= new cdktf.StringMap(this, "labels"));\n');
  expect(mended).toContain('  public get checkInput(): SiteCheck | cdktf.IResolvable | undefined {\n');
  const kept = '(this._check === undefined ? this._checkGiven : this._check.internalValue)';
  expect(mended.split(kept)).toHaveLength(3);
  // Only inside the reference of the outer attribute, which is itself made when asked for.
  expect(mended.match(/^ {2}private _\w+ = new .*/gm)).toEqual([
    '  private _tls = new SiteCheckTlsOutputReference(this, "tls");',
  ]);
});

test.each([
  [
    'private _labels = new cdktf.StringMap(this, "labels");',
    'readonly labels = new cdktf.StringMap(this, "labels");',
    '(site, class Site): 2 members are made with the object, and 1 are recognised.',
  ],
  [
    'this._check.internalValue = config.check;',
    'this._check.internalValue = config.check ?? {};',
    '(site, class Site, member check): it holds 0 times, not 1 times: this._check.internalValue = config.check;.',
  ],
  [
    'siteCheckToHclTerraform(this._check.internalValue)',
    'siteCheckToHclTerraform(this.checkInput)',
    '(site, class Site, member check): it holds 1 times, not 2 times: (this._check.internalValue).',
  ],
  [
    'this._port = value.port;',
    'this._port = Number(value.port);',
    'SiteCheckOutputReference does not take a value as expected: this._port = Number(value.port);.',
  ],
  [
    'export class SiteCheckTlsOutputReference extends cdktf.ComplexObject {',
    'export class SiteCheckTlsOutputReference extends Base {',
    '(site): there is a class that does not extend a class of CDKTF, or does not end as expected.',
  ],
  [
    'public set internalValue(value: SiteCheck | cdktf.IResolvable | undefined) {',
    'public set internalValue(value) {',
    '(site, class Site, member check): SiteCheckOutputReference does not say what its value may be.',
  ],
])('refuses a text of another shape: %s', (expected, found, message) => {
  expect(GENERATED).toContain(expected);
  const answer = mend(GENERATED.replace(expected, found));
  expect(answer).toContain('The generated bindings are not of the shape that scripts/references-on-demand.mjs knows');
  expect(answer).toContain(message);
  expect(answer).toMatch(/Look at what the generator writes now, and mend the script\.$/);
});
