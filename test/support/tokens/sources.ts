import {
  conditional,
  DataTerraformRemoteStateLocal,
  Fn,
  IResolvable,
  ITerraformIterator,
  MapTerraformIterator,
  Op,
  TerraformIterator,
  TerraformLocal,
  TerraformStack,
  TerraformVariable,
  Token,
} from 'cdktf';

/*
 * Every way in which an app comes by a token. The end-to-end run compiles this file as a part of an app: it imports nothing of the repository.
 */

/** A token, and what it is in Terraform's JSON. */
export interface Given {
  /** What the user passes. Python and plain JavaScript pass what TypeScript refuses, too. */
  readonly token: unknown;
  /** What has to come out. */
  readonly expression: unknown;
}

/** What a property takes. */
export type Kind = 'text' | 'number' | 'list' | 'flag' | 'map';

/** One way to come by tokens; none for a kind that does not exist in this way. */
export interface Source {
  readonly name: string;
  readonly of: Partial<Readonly<Record<Kind, Given>>>;
  /** The tokens are valid only in a resource with this iterator. */
  readonly iterator?: ITerraformIterator;
}

/** The variables, locals and the remote state of a stack, and the tokens made of them. */
export function sourcesIn(stack: TerraformStack): Source[] {
  const variables = {
    text: new TerraformVariable(stack, 'text', { type: 'string' }),
    number: new TerraformVariable(stack, 'number', { type: 'number' }),
    list: new TerraformVariable(stack, 'list', { type: 'list(string)' }),
    flag: new TerraformVariable(stack, 'flag', { type: 'bool' }),
    map: new TerraformVariable(stack, 'map', { type: 'map(string)' }),
  };
  const { text, number, list, flag, map } = variables;
  const untyped: unknown = text.value;
  const anything = new TerraformVariable(stack, 'anything', { type: 'any' });
  const items = new TerraformVariable(stack, 'items', {
    type: 'map(object({ text = string, number = number, list = list(string), flag = bool, map = map(string) }))',
  });
  const locals = ofEach((kind) => new TerraformLocal(stack, `local_${kind}`, variables[kind].value));
  const remoteState = new DataTerraformRemoteStateLocal(stack, 'network', { path: 'network.tfstate' });
  const value: MapTerraformIterator = TerraformIterator.fromMap(itemsOf(anything));
  const item: MapTerraformIterator = TerraformIterator.fromMap(itemsOf(items));

  return [
    {
      name: 'variable.stringValue …',
      of: {
        text: given(text.stringValue, 'var.text'),
        number: given(number.numberValue, 'var.number'),
        list: given(list.listValue, 'var.list'),
        flag: given(flag.booleanValue, 'var.flag'),
      },
    },
    { name: 'variable.value', of: ofEach((kind) => given(variables[kind].value, `var.${kind}`)) },
    {
      name: 'Token.asString(variable.value) …',
      of: {
        text: given(Token.asString(text.value), 'var.text'),
        number: given(Token.asNumber(number.value), 'var.number'),
        list: given(Token.asList(list.value), 'var.list'),
        map: given(Token.asStringMap(map.value), 'var.map'),
      },
    },
    {
      name: 'Token.asString(variable.value) for every kind',
      of: ofEach((kind) => given(Token.asString(variables[kind].value), `var.${kind}`)),
    },
    {
      name: 'a function with a type',
      of: {
        text: given(Fn.lower(text.stringValue), 'lower(var.text)'),
        number: given(Fn.max([number.numberValue, 1]), 'max(var.number, 1)'),
        list: given(Fn.distinct(list.listValue), 'distinct(var.list)'),
        flag: given(Fn.alltrue([flag.booleanValue]), 'alltrue([var.flag])'),
      },
    },
    {
      name: 'a function without a type',
      of: {
        text: given(Fn.element(list.listValue, 0), 'element(var.list, 0)'),
        number: given(Fn.jsondecode(text.stringValue), 'jsondecode(var.text)'),
        list: given(Fn.concat([list.listValue, ['cn-north-1b']]), 'concat(var.list, ["cn-north-1b"])'),
        flag: given(Fn.contains(list.listValue, 'on'), 'contains(var.list, "on")'),
        map: given(Fn.merge([map.value, { team: 'shop' }]), 'merge(var.map, {"team" = "shop"})'),
      },
    },
    {
      name: 'an operator',
      of: {
        number: given(Op.add(number.numberValue, 1), '(var.number + 1)'),
        flag: given(Op.not(flag.booleanValue), '!var.flag'),
      },
    },
    {
      name: 'conditional()',
      of: {
        text: given(conditional(flag.booleanValue, text.stringValue, 'other'), 'var.flag ? var.text : "other"'),
        number: given(conditional(flag.booleanValue, number.numberValue, 2), 'var.flag ? var.number : 2'),
        list: given(conditional(flag.booleanValue, list.listValue, ['b']), 'var.flag ? var.list : ["b"]'),
        flag: given(conditional(flag.booleanValue, true, false), 'var.flag ? true : false'),
        map: given(conditional(flag.booleanValue, map.value, { team: 'b' }), 'var.flag ? var.map : {"team" = "b"}'),
      },
    },
    { name: 'local.expression', of: ofEach((kind) => given(locals[kind].expression, `local.local_${kind}`)) },
    {
      name: 'local.asString …',
      of: {
        text: given(locals.text.asString, 'local.local_text'),
        number: given(locals.number.asNumber, 'local.local_number'),
        list: given(locals.list.asList, 'local.local_list'),
        flag: given(locals.flag.asBoolean, 'local.local_flag'),
        map: given(locals.map.asStringMap, 'local.local_map'),
      },
    },
    {
      name: 'remoteState.getString() …',
      of: {
        text: given(remoteState.getString('text'), 'data.terraform_remote_state.network.outputs.text'),
        number: given(remoteState.getNumber('number'), 'data.terraform_remote_state.network.outputs.number'),
        list: given(remoteState.getList('list'), 'data.terraform_remote_state.network.outputs.list'),
        flag: given(remoteState.getBoolean('flag'), 'data.terraform_remote_state.network.outputs.flag'),
      },
    },
    {
      name: 'remoteState.get()',
      of: ofEach((kind) => given(remoteState.get(kind), `data.terraform_remote_state.network.outputs.${kind}`)),
    },
    { name: 'iterator.value', of: ofEach(() => given(value.value, 'each.value')), iterator: value },
    {
      name: 'iterator.getString() …',
      of: {
        text: given(item.getString('text'), 'each.value.text'),
        number: given(item.getNumber('number'), 'each.value.number'),
        list: given(item.getList('list'), 'each.value.list'),
        flag: given(item.getBoolean('flag'), 'each.value.flag'),
        map: given(item.getStringMap('map'), 'each.value.map'),
      },
      iterator: item,
    },
    {
      name: 'a token inside a value',
      of: {
        text: { token: `cn-${text.stringValue}-a`, expression: 'cn-${var.text}-a' },
        list: {
          token: [text.stringValue, Fn.lower(text.stringValue)],
          expression: ['${var.text}', '${lower(var.text)}'],
        },
        map: { token: { team: text.stringValue }, expression: { team: '${var.text}' } },
      },
    },
    {
      name: 'a token without a type inside a value',
      of: {
        list: { token: [untyped], expression: ['${var.text}'] },
        map: { token: { team: untyped }, expression: { team: '${var.text}' } },
      },
    },
    {
      name: 'the token of a number inside a text',
      of: {
        text: { token: `a1-${number.numberValue}`, expression: 'a1-${var.number}' },
        map: { token: { team: `a1-${number.numberValue}` }, expression: { team: 'a1-${var.number}' } },
      },
    },
  ];
}

function given(token: unknown, expression: string): Given {
  return { token, expression: `\${${expression}}` };
}

function ofEach<T>(create: (kind: Kind) => T): Readonly<Record<Kind, T>> {
  return {
    text: create('text'),
    number: create('number'),
    list: create('list'),
    flag: create('flag'),
    map: create('map'),
  };
}

/** CDKTF's type of a variable without a type is `any`. */
function itemsOf(variable: TerraformVariable): Record<string, IResolvable> {
  return variable.value as Record<string, IResolvable>;
}
