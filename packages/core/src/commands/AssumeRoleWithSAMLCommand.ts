export {
  AssumeRoleWithSAMLCommand,
  type AssumeRoleWithSAMLCommandInput,
  type AssumeRoleWithSAMLCommandOutput,
  type AssumeRoleWithSAMLRequest,
  type AssumeRoleWithSAMLResponse,
} from "../operations/assume-role-with-saml.js";
