package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.connector.PublishingConnector.Post;

/**
 * A publication that was tried and taken back.
 *
 * @param post as it was read back while it was out
 */
public record TriedPublication(Post post, long publishMillis, long readMillis, long unpublishMillis) {}
