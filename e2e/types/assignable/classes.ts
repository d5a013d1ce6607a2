// Clients and errors are those of smithy, which AWS's presigner and other tools ask for, and of each of our packages.
import type * as aws from "@aws-sdk/client-sts";
import type { Client, ServiceException } from "@smithy/core/client";
import type * as browser from "@stskit/client-sts-browser";
import type * as node from "@stskit/client-sts-node";
import type * as reactNative from "@stskit/client-sts-react-native";

type SmithyClient = Client<any, any, any, any>;
export const nodeClient = (client: node.STSClient): SmithyClient => client;
export const browserClient = (client: browser.STSClient): SmithyClient => client;
export const reactNativeClient = (client: reactNative.STSClient): SmithyClient => client;
export const anyClient = (client: node.STS): node.__Client<any, any, any, any> => client;

export const ofSmithy = (error: node.STSServiceException): ServiceException => error;
export const ofAws = (error: node.STSServiceException): aws.STSServiceException => error;
export const ofOurs = (error: aws.STSServiceException): node.STSServiceException => error;
export const modelled = (error: node.ExpiredTokenException): aws.ExpiredTokenException => error;
export const fromBrowser = (error: browser.RegionDisabledException): node.RegionDisabledException => error;

export const nodeToBrowser = (client: node.STSClient): browser.STSClient => client;
export const browserToReactNative = (client: browser.STSClient): reactNative.STSClient => client;
export const toNode = (command: browser.AssumeRoleCommand): node.AssumeRoleCommand => command;

/** The name is a literal, so that comparing it narrows. */
export const name = (error: node.ExpiredTokenException): "ExpiredTokenException" => error.name;
