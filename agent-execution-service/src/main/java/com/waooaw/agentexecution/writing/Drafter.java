package com.waooaw.agentexecution.writing;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import java.util.List;

/**
 * Writes a draft from what research found.
 *
 * <p>Every adapter keeps to the passages: a claim without a citation is a fault of the adapter. Nobody pads: where the
 * passages do not carry the length asked for, the draft is shorter and says so.
 */
public interface Drafter {

    /** What writes, with its version: {@code extractive-composer/1}. */
    String id();

    /**
     * A draft for a brief.
     *
     * @param passages what was retrieved, in any order, perhaps twice
     */
    Draft draft(Brief brief, List<Passage> passages);

    /** What came of drafting. */
    sealed interface Draft {

        /** There is an article. */
        record Written(Article article) implements Draft {}

        /**
         * The passages do not carry an article.
         *
         * @param detail one sentence for the customer
         */
        record Declined(Cause cause, String detail, List<Article.LeftOut> leftOut) implements Draft {
            public Declined {
                leftOut = List.copyOf(leftOut);
            }
        }
    }

    /** Why there is no article. */
    enum Cause {
        /** Nothing retrieved speaks about the topic. */
        NOTHING_ON_TOPIC,
        /** What speaks about the topic was never checked against its source. */
        NOTHING_VERIFIED
    }
}
