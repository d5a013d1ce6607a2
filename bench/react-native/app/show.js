import { createElement, useEffect, useState } from "react";
import { AppRegistry, Text } from "react-native";

const input = {
  RoleArn: "arn:aws:iam::123456789012:role/Bench",
  RoleSessionName: "bench",
  WebIdentityToken: "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl",
};

/** The app: it shows what a call returns. */
export function show(call) {
  AppRegistry.registerComponent("bench", () => () => {
    const [text, setText] = useState("");
    useEffect(() => {
      call(input).then(setText);
    }, []);
    return createElement(Text, null, text);
  });
}
