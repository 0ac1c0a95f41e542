package com.waooaw.platform.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.peers.Peers;
import com.waooaw.platform.testkit.PolicyArchive;
import com.waooaw.platform.testkit.ServiceCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/** Where the compiler is at hand: what is committed is what the sources compile to. */
@Against(Peer.OPA)
@ExtendWith(RecompiledPoliciesTests.NeedsOpa.class)
class RecompiledPoliciesTests {

    private static final Path POLICIES = ServiceCatalogue.root().resolve("infrastructure/policies");
    /** Another version of the compiler brings another runtime, and writes other bytes. */
    private static final Path COMPILER = POLICIES.resolve("OPA_VERSION");

    @Test
    void theCommittedBundleIsWhatTheSourcesCompileTo(@TempDir Path folder) throws IOException, InterruptedException {
        Peers.version(Peer.OPA, versionOfOpa());
        var build = new ProcessBuilder(POLICIES.resolve("build.sh").toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(build.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(build.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();

        try (var built = Files.newInputStream(folder.resolve(BundleSource.FILE))) {
            assertThat(digests(PolicyArchive.unpacked(built))).isEqualTo(digests(PolicyArchive.committed()));
        }
    }

    private static Map<String, String> digests(PolicyArchive archive) {
        return archive.files().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> SignedBundle.digest(file.getValue())));
    }

    private static String versionOfOpa() {
        try {
            var opa = new ProcessBuilder("opa", "version")
                    .redirectErrorStream(true)
                    .start();
            var text = new String(opa.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith("Version: "))
                    .map(line -> line.substring("Version: ".length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    static final class NeedsOpa implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var found = versionOfOpa();
            if (found.isEmpty()) {
                return ConditionEvaluationResult.disabled("there is no opa on the PATH");
            }
            try {
                var compiler = Files.readString(COMPILER).strip();
                return found.equals(compiler)
                        ? ConditionEvaluationResult.enabled("opa " + found)
                        : ConditionEvaluationResult.disabled(
                                "opa " + found + " is on the PATH, and the bundle was compiled by " + compiler);
            } catch (IOException e) {
                return ConditionEvaluationResult.disabled(COMPILER + " cannot be read: " + e.getMessage());
            }
        }
    }
}
