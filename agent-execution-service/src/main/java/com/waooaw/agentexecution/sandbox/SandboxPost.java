package com.waooaw.agentexecution.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.agentexecution.connector.PublishingConnector.Post;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something published in the sandbox.
 *
 * @param actKey the act that published it; there is one post per act
 * @param unpublishedAt absent while it is out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SandboxPost(
        UUID postId,
        String actKey,
        String channel,
        String title,
        String markdown,
        String contentSha256,
        State state,
        Instant publishedAt,
        @Nullable Instant unpublishedAt) {

    Post asPost() {
        return new Post(
                postId, channel, "/v1/sandbox/posts/" + postId, contentSha256, publishedAt, state == State.PUBLISHED);
    }

    /** Whether it can be seen. The lower-case names are stored. */
    enum State {
        /** It is out. */
        @JsonProperty("published")
        PUBLISHED,
        /** It was taken back; the record of it stays. */
        @JsonProperty("unpublished")
        UNPUBLISHED
    }
}
