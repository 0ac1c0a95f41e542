package com.waooaw.industryknowledge.search;

import com.waooaw.industryknowledge.IndustryKnowledgeError;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question to a corpus.
 *
 * @param queryId charged once by this id
 * @param askedBy pseudonymous subject, or an agent's id
 * @param agentId the agent that asks, where one does
 * @param text 1 to 2000 characters
 * @param limit passages wanted, 1 to 50
 */
public record Question(
        UUID queryId,
        String askedBy,
        ActorType askedByType,
        @Nullable UUID agentId,
        String text,
        int limit,
        Cause cause) {

    /** Longest question, characters. */
    public static final int MAX_TEXT = 2_000;
    /** Most passages of one answer. */
    public static final int MAX_LIMIT = 50;

    /** Throws {@code IK-0004} with everything that is wrong. */
    public Question {
        var faults = new ArrayList<Fault>();
        if (text.isBlank() || text.length() > MAX_TEXT) {
            faults.add(new Fault("/text", "must have 1 to %,d characters".formatted(MAX_TEXT)));
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            faults.add(new Fault("/limit", "must be between 1 and " + MAX_LIMIT));
        }
        if (!faults.isEmpty()) {
            throw new WaooawException(
                    IndustryKnowledgeError.QUESTION_INVALID,
                    "the question breaks " + faults.size() + " rule(s)",
                    faults);
        }
    }
}
