// Every property that becomes a value in Terraform, with every kind of token. The test brings the table along, in tokens/.
const { App, TerraformStack } = require('cdktf');
const { JdcloudProvider } = require('cdktf-jdcloud-lb');
const { Construct } = require('constructs');
const { sourcesIn } = require('./tokens/sources.js');
const { buildTogether } = require('./tokens/table.js');

const app = new App();
const stack = new TerraformStack(app, 'tokens');
new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
for (const [index, source] of sourcesIn(stack).entries()) {
  buildTogether(new Construct(stack, `Source${index}`), source);
}
app.synth();
