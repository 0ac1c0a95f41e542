package com.waooaw.carriers;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped where no project of the real Pub/Sub is named. */
@Against(Peer.PUBSUB_SERVICE)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealPubSub.Condition.class)
@interface RealPubSub {

    /**
     * What the environment says.
     *
     * @param project {@code WAOOAW_PUBSUB_PROJECT}
     * @param pushAddress {@code WAOOAW_PUBSUB_PUSH_ADDRESS}: a public https address that leads to {@code port} here
     * @param port {@code WAOOAW_PUBSUB_PUSH_PORT}
     * @param account {@code WAOOAW_PUBSUB_PUSH_ACCOUNT}: the service account that signs
     */
    record Settings(String project, String pushAddress, int port, String account) {

        static Optional<Settings> from(Map<String, String> environment) {
            var project = environment.getOrDefault("WAOOAW_PUBSUB_PROJECT", "");
            var address = environment.getOrDefault("WAOOAW_PUBSUB_PUSH_ADDRESS", "");
            if (project.isBlank() || address.isBlank()) {
                return Optional.empty();
            }
            return Optional.of(new Settings(
                    project,
                    address,
                    Integer.parseInt(environment.getOrDefault("WAOOAW_PUBSUB_PUSH_PORT", "8090")),
                    environment.getOrDefault(
                            "WAOOAW_PUBSUB_PUSH_ACCOUNT", "pubsub-push@" + project + ".iam.gserviceaccount.com")));
        }
    }

    /** Decides. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return evaluate(System.getenv());
        }

        static ConditionEvaluationResult evaluate(Map<String, String> environment) {
            return Settings.from(environment).isPresent()
                    ? ConditionEvaluationResult.enabled("a project is named")
                    : ConditionEvaluationResult.disabled(
                            "WAOOAW_PUBSUB_PROJECT and WAOOAW_PUBSUB_PUSH_ADDRESS name no project");
        }
    }
}
