package com.waooaw.agentexecution.sandbox;

import com.waooaw.agentexecution.connector.PublishingConnector;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes into a table of our own: real enough to read back, and nobody outside sees it. */
@Component
class SandboxConnector implements PublishingConnector {

    private final SandboxPosts posts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SandboxConnector(SandboxPosts posts, TransactionTemplate transaction, Clock clock) {
        this.posts = posts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Set<String> channels() {
        return SandboxChannel.names();
    }

    @Override
    public boolean sandboxed() {
        return true;
    }

    @Override
    public Outcome publish(Publication publication) {
        var channel = SandboxChannel.named(publication.channel());
        if (channel.isEmpty()) {
            return new Refused("channel_unknown");
        }
        if (!channel.get().open()) {
            return new Refused("channel_closed");
        }
        var sha256 = CanonicalJson.sha256(publication.markdown());
        var post = new SandboxPost(
                Ids.of("sandbox-post", publication.actKey()),
                publication.actKey(),
                publication.channel(),
                publication.title(),
                publication.markdown(),
                sha256,
                SandboxPost.State.PUBLISHED,
                clock.instant(),
                null);
        var there = as(publication.customerId(), () -> {
            posts.add(post, publication.customerId());
            return posts.byActKey(publication.actKey());
        });
        return there.filter(p -> p.contentSha256().equals(sha256) && p.channel().equals(publication.channel()))
                .<Outcome>map(p -> new Published(p.asPost()))
                .orElseGet(() -> new Refused("act_key_used_for_another_text"));
    }

    @Override
    public void unpublish(UUID customerId, String actKey) {
        as(customerId, () -> {
            posts.takeBack(actKey, clock.instant());
            return Optional.empty();
        });
    }

    @Override
    public Optional<Post> find(UUID customerId, String actKey) {
        return as(customerId, () -> posts.byActKey(actKey)).map(SandboxPost::asPost);
    }

    private Optional<SandboxPost> as(UUID customerId, java.util.function.Supplier<Optional<SandboxPost>> work) {
        return Tenancy.call(customerId, () -> transaction.execute(_ -> work.get()));
    }
}
