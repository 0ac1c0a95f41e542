package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Policies answered whether somebody may do something. Topic {@code policy_attestations}, to observers. The topic carries
 * no order. Neither the question nor a person is in it: only its hash, names of kinds, and keys.
 *
 * @param decisionId identity of the answer, and of its entry in the audit log
 * @param requestId identity of the question; asked again under it, there is another answer
 * @param requestHash SHA-256 over the canonical JSON (RFC 8785) of the question, its id left out
 * @param askedAs as what the one who asked is known
 * @param askedBy the service that asked; absent where a person did
 * @param policyBundle which policies, for example {@code residency}
 * @param bundleVersion version of the signed bundle that decided; absent where none did
 * @param bundleDigest SHA-256 of its file; absent where none did
 * @param decision the answer
 * @param rules the rules that fired: those that forbid where it is a denial, otherwise those that permit
 * @param obligations what has to be done, too; empty unless the answer asks for it
 * @param subjectType who would act: agent, foundational, governor, operator, customer or service; absent where the
 *     question says something else
 * @param subjectId key of the agent or the service that would act; absent for people
 * @param action name of what would be done; absent where the question has no name for it
 * @param resourceType what it would be done to; absent likewise
 * @param resourceId key of that; absent where it has none, or one that is no UUID
 * @param decidedAt UTC, business clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyAttested(
        UUID decisionId,
        UUID requestId,
        @Bounded(pattern = Bounded.SHA_256) String requestHash,
        AskedAs askedAs,
        @Nullable String askedBy,
        @Bounded(pattern = "^[a-z_]{1,40}$") String policyBundle,
        @Nullable String bundleVersion,
        @Bounded(pattern = Bounded.SHA_256) @Nullable String bundleDigest,
        Decision decision,
        List<AttestedRule> rules,
        List<AttestedRule> obligations,
        @Nullable String subjectType,
        @Bounded(min = 1, max = 64) @Nullable String subjectId,
        @Bounded(min = 1, max = 64) @Nullable String action,
        @Bounded(min = 1, max = 64) @Nullable String resourceType,
        @Nullable UUID resourceId,
        Instant decidedAt)
        implements IntegrationEvent {

    public PolicyAttested {
        rules = List.copyOf(rules);
        obligations = List.copyOf(obligations);
    }

    /**
     * Answers have nothing to do with each other. They are counted in 256 heaps by the random end of their ids: in a
     * heap of its own each would leave a clock for ever, and in one for all they would wait for each other's commits.
     */
    @Override
    public AggregateRef aggregate() {
        var id = decisionId.toString();
        return new AggregateRef("policy_decisions", id.substring(id.length() - 2));
    }

    /** No answer waits until another has been sent. */
    @Override
    public String orderingKey() {
        return "policy_decision:" + decisionId;
    }

    /** As what somebody is known. */
    public enum AskedAs {
        /** A service. */
        @JsonProperty("service")
        SERVICE,
        /** The Platform Governor, or a deputy. */
        @JsonProperty("governor")
        GOVERNOR,
        /** Internal staff. */
        @JsonProperty("operator")
        OPERATOR,
        /** Something a newer publisher knows and this reader does not. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN;

        /** The name that is stored and published. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An answer. */
    public enum Decision {
        /** It may be done. */
        @JsonProperty("allow")
        ALLOW,
        /** It may be done by whoever meets the obligations. */
        @JsonProperty("allow_with_obligations")
        ALLOW_WITH_OBLIGATIONS,
        /** It may not be done. */
        @JsonProperty("deny")
        DENY,
        /** An answer this reader does not know. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN;

        /** The name that is stored and published. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A rule that had something to say.
     *
     * @param rule for example {@code P-13}
     * @param code what it says, for example {@code outside_region_group}
     */
    public record AttestedRule(String rule, String code) {}
}
