// Every property that becomes a value in Terraform, with every kind of token. The test brings the table along, in tokens/.
const { App, TerraformStack } = require('cdktf');
const { JdcloudProvider } = require('cdktf-jdcloud-lb');
const { Construct } = require('constructs');
const { sourcesIn } = require('./tokens/sources.js');
const { casesOf } = require('./tokens/table.js');

const app = new App();
const stack = new TerraformStack(app, 'tokens');
new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
for (const [index, source] of sourcesIn(stack).entries()) {
  const scope = new Construct(stack, `Source${index}`);
  for (const { name, build } of casesOf(source)) build(new Construct(scope, name));
}
app.synth();
