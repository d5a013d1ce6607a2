import { useState } from "react";
import { Button, Platform, SafeAreaView, StyleSheet, Text, TextInput } from "react-native";
import { whoAmI } from "./who-am-i";

/** 10.0.2.2 is the host machine, seen from an Android emulator. */
const LOCAL_STS = Platform.OS === "android" ? "http://10.0.2.2:4599" : "http://127.0.0.1:4599";

type Outcome = { readonly arn: string } | { readonly problem: string };

/** Assumes a role with a web identity token and shows the resulting identity. */
export function App() {
  const [token, setToken] = useState("");
  const [endpoint, setEndpoint] = useState(LOCAL_STS);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  async function assumeRole() {
    setBusy(true);
    setOutcome(await whoAmI(token.trim(), endpoint).then((arn) => ({ arn }), explained));
    setBusy(false);
  }

  return (
    <SafeAreaView style={styles.page}>
      <Text accessibilityRole="header" style={styles.title}>
        Sign in to AWS
      </Text>
      <Text style={styles.label}>STS</Text>
      <TextInput
        accessibilityLabel="STS"
        autoCapitalize="none"
        inputMode="url"
        onChangeText={setEndpoint}
        style={styles.input}
        value={endpoint}
      />
      <Text style={styles.label}>Token</Text>
      <TextInput
        accessibilityLabel="Token"
        autoCapitalize="none"
        multiline
        onChangeText={setToken}
        placeholder="A JWT from your identity provider"
        placeholderTextColor="#545c6b"
        style={[styles.input, styles.token]}
        value={token}
      />
      <Button disabled={busy || !token} onPress={assumeRole} title={busy ? "Calling STS…" : "Assume role"} />
      {outcome && (
        <Text
          accessibilityLiveRegion="polite"
          style={[styles.outcome, "problem" in outcome && styles.problem]}
        >
          {"problem" in outcome ? outcome.problem : `You are ${outcome.arn}`}
        </Text>
      )}
    </SafeAreaView>
  );
}

function explained({ name, message }: Error): Outcome {
  if (name === "ExpiredTokenException") return { problem: "The token has expired. Sign in again." };
  if (name === "InvalidIdentityTokenException") return { problem: "The token is not valid. Sign in again." };
  if (name === "NetworkError") return { problem: "STS cannot be reached. Are you online?" };
  return { problem: message };
}

const styles = StyleSheet.create({
  page: { flex: 1, margin: 24, gap: 8 },
  title: { fontSize: 24, fontWeight: "700", marginBottom: 16 },
  label: { fontWeight: "600" },
  input: { borderColor: "#8a93a3", borderRadius: 8, borderWidth: 1, color: "#1b1f27", padding: 12 },
  token: { minHeight: 96, textAlignVertical: "top" },
  outcome: { color: "#10693f", fontSize: 16, marginTop: 16 },
  problem: { color: "#b3211b" },
});
