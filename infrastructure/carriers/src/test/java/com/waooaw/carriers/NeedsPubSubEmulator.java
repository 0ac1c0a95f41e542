package com.waooaw.carriers;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped where there is no Pub/Sub emulator, and nothing to start one with. */
@Against(Peer.PUBSUB)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPubSubEmulator.Condition.class)
@interface NeedsPubSubEmulator {

    /** Decides. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return EmulatorSource.find()
                    .map(source -> ConditionEvaluationResult.enabled("there is " + source))
                    .orElseGet(
                            () -> ConditionEvaluationResult.disabled(
                                    "PUBSUB_EMULATOR_HOST names no emulator, gcloud has none, Docker does not run or has no image of it"));
        }
    }
}
