// Either client takes the other's configuration, on each platform.
import type * as aws from "@aws-sdk/client-sts";
import type * as universal from "@stskit/client-sts";
import type * as browser from "@stskit/client-sts-browser";
import type * as node from "@stskit/client-sts-node";
import type * as reactNative from "@stskit/client-sts-react-native";

export const toNode = (config: aws.STSClientConfig): node.STSClientConfig => config;
export const fromNode = (config: node.STSClientConfig): aws.STSClientConfig => config;

export const toBrowser = (config: aws.STSClientConfig): browser.STSClientConfig => config;
export const fromBrowser = (config: browser.STSClientConfig): aws.STSClientConfig => config;

export const toReactNative = (config: aws.STSClientConfig): reactNative.STSClientConfig => config;
export const fromReactNative = (config: reactNative.STSClientConfig): aws.STSClientConfig => config;

// Of the platform that the compiler resolves modules for, or of any.
export const toAny = (config: aws.STSClientConfig): universal.STSClientConfig => config;
export const fromAny = (config: universal.STSClientConfig): aws.STSClientConfig => config;
export const anyToNode = (client: universal.STSClient): node.STSClient => client;
export const nodeToAny = (client: node.STSClient): universal.STSClient => client;
