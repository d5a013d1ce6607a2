// Commands take AWS's input and resolve to AWS's output, operation by operation.
import type * as aws from "@aws-sdk/client-sts";
import type * as node from "@stskit/client-sts-node";
import type * as functions from "@stskit/client-sts-node/functions";

type Commands<Sdk> = Extract<keyof Sdk, `${string}Command`>;
type InputOf<Class> = Class extends new (...args: infer Args) => unknown ? Required<Args>[0] : never;
type OutputOf<Sdk, Name extends string> = Sdk extends { [Key in Name]: new (...args: any) => infer Command }
  ? Command extends { resolveMiddleware(...args: any): (...args: any) => Promise<{ output: infer Output }> }
    ? Output
    : never
  : never;

type Ours = typeof node;
type Theirs = typeof aws;

type Misfit<Text extends string, From, To> = [From] extends [To] ? never : Text;

type Misfits = {
  [Name in Commands<Theirs>]:
    | Misfit<`our input of ${Name}`, InputOf<Ours[Name]>, InputOf<Theirs[Name]>>
    | Misfit<`AWS's input of ${Name}`, InputOf<Theirs[Name]>, InputOf<Ours[Name]>>
    | Misfit<`our output of ${Name}`, OutputOf<Ours, Name>, OutputOf<Theirs, Name>>;
}[Commands<Theirs>];

// Functions resolve to what commands resolve to.
type Functions = typeof functions;
type FunctionOf<Name extends string> = Name extends `${infer Operation}Command`
  ? Functions[Uncapitalize<Operation> & keyof Functions]
  : never;
type ResultOf<Function> = Function extends (...args: any) => Promise<infer Result> ? Result : never;

type FunctionMisfits = {
  [Name in Commands<Theirs>]:
    | Misfit<`what the function of ${Name} resolves to`, ResultOf<FunctionOf<Name>>, OutputOf<Ours, Name>>
    | Misfit<`what ${Name} resolves to`, OutputOf<Ours, Name>, ResultOf<FunctionOf<Name>>>;
}[Commands<Theirs>];

type None<Found extends never> = Found;
export type Checked = [None<Misfits>, None<FunctionMisfits>];
