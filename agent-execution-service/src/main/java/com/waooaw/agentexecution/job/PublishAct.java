package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.writing.Article.Source;
import com.waooaw.platform.audit.CanonicalJson;
import java.util.List;
import java.util.UUID;

/**
 * Exactly what will be done, as a Governor reads it and as its hash binds it: a byte more or less is another act.
 *
 * @param markdown the whole text that goes out
 * @param citations what the text rests on, by the numbers it cites
 */
record PublishAct(
        String action,
        String actKey,
        String channel,
        UUID engagementId,
        UUID jobId,
        UUID agentId,
        String agentVersion,
        UUID deliverableId,
        String postTitle,
        String markdown,
        String markdownSha256,
        List<Citation> citations) {

    static final String ACTION = "publish_content";

    PublishAct {
        citations = List.copyOf(citations);
    }

    /**
     * A source as the Governor is shown it.
     *
     * @param verifiedBy {@code text} where somebody read the source, {@code memory} where nobody has yet
     */
    record Citation(int number, String document, String section, String publisher, String address, String verifiedBy) {

        static Citation of(Source source) {
            return new Citation(
                    source.number(),
                    source.document(),
                    source.section(),
                    source.publisher(),
                    source.address(),
                    source.verifiedBy());
        }
    }

    /** The same with another text. */
    PublishAct with(String title, String text) {
        return new PublishAct(
                action,
                actKey,
                channel,
                engagementId,
                jobId,
                agentId,
                agentVersion,
                deliverableId,
                title,
                text,
                CanonicalJson.sha256(text),
                citations);
    }

    String json() {
        return CanonicalJson.of(this);
    }

    String hash() {
        return CanonicalJson.sha256(json());
    }
}
