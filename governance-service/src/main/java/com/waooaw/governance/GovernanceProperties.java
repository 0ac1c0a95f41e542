package com.waooaw.governance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Governance needs to know of its surroundings.
 *
 * @param governors whom to tell that a decision waits
 * @param login how Governors log in to the pages
 * @param mail who writes to them
 * @param audit how the audit log is sealed and checked
 */
@ConfigurationProperties("waooaw.governance")
public record GovernanceProperties(
        @DefaultValue Governors governors,
        Login login,
        Mail mail,
        @DefaultValue Audit audit) {

    /**
     * Whom to tell.
     *
     * @param platform address of the Platform Governor
     * @param engagements customer id to the address of that customer's Governor
     */
    public record Governors(
            @Nullable String platform, @DefaultValue Map<UUID, String> engagements) {

        public Governors {
            engagements = Map.copyOf(engagements);
        }

        /** Where the Governor of this customer, or of the platform, is reached. */
        public Optional<String> addressFor(@Nullable UUID customerId) {
            return Optional.ofNullable(customerId == null ? platform : engagements.get(customerId));
        }
    }

    /**
     * How Governors log in.
     *
     * @param clientId this service's client at the issuer
     * @param clientSecret of that client
     * @param tokenUri where codes are redeemed; by default the issuer's public address
     */
    public record Login(
            String clientId, String clientSecret, @Nullable String tokenUri) {}

    /**
     * Who writes.
     *
     * @param from sender of every message
     */
    public record Mail(String from) {}

    /**
     * How the audit log is sealed and checked.
     *
     * @param signingKeyFile the key that signs checkpoints, {@code PRIVATE+KEY+name+id+base64}; where there is none,
     *     this process seals nothing
     * @param folder where the public files of the log go; nowhere but over HTTP where not said
     * @param sealEvery pause between two looks for entries without a leaf
     * @param verifyEvery pause between two verifications
     */
    public record Audit(
            @Nullable Path signingKeyFile,
            @Nullable Path folder,
            @DefaultValue("500ms") Duration sealEvery,
            @DefaultValue("10m") Duration verifyEvery) {}
}
