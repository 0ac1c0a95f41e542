package com.waooaw.agentexecution.job;

import com.waooaw.platform.audit.CanonicalJson;
import java.util.UUID;

/**
 * Exactly what will be done, as a Governor reads it and as its hash binds it: a byte more or less is another act.
 *
 * @param markdown the whole text that goes out
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
        String markdownSha256) {

    static final String ACTION = "publish_content";

    String json() {
        return CanonicalJson.of(this);
    }

    String hash() {
        return CanonicalJson.sha256(json());
    }
}
