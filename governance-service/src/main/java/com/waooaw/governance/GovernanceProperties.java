package com.waooaw.governance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param sms who sends them text messages; nobody does where not said
 * @param push how their devices are told
 * @param audit how the audit log is sealed and checked
 * @param identity how strongly Governors show who they are
 * @param precedents which precedents may say yes here
 */
@ConfigurationProperties("waooaw.governance")
public record GovernanceProperties(
        @DefaultValue Governors governors,
        Login login,
        Mail mail,
        @Nullable Sms sms,
        @DefaultValue Push push,
        @DefaultValue Audit audit,
        @DefaultValue Identity identity,
        @DefaultValue Precedents precedents) {

    /**
     * Whom to tell.
     *
     * @param platform the Platform Governor
     * @param engagements customer id to that customer's Governor
     * @param deputies who may be named to decide in their place
     */
    public record Governors(
            @Nullable Contact platform,
            @DefaultValue Map<UUID, Contact> engagements,
            @DefaultValue List<Deputy> deputies) {

        public Governors {
            engagements = Map.copyOf(engagements);
            deputies = List.copyOf(deputies);
        }

        /** Who may be named in place of the Governor of this customer, or of the platform. */
        public List<Deputy> deputiesFor(@Nullable UUID customerId) {
            return deputies.stream()
                    .filter(deputy -> Objects.equals(deputy.customer(), customerId))
                    .toList();
        }

        /** Where somebody is reached who decides for this customer, or for the platform: a deputy by their own address. */
        public Optional<Contact> contactFor(@Nullable UUID customerId, @Nullable String person) {
            return deputiesFor(customerId).stream()
                    .filter(deputy -> deputy.subject().equals(person))
                    .findFirst()
                    .map(deputy -> new Contact(deputy.email(), deputy.phone()))
                    .or(() -> contactFor(customerId));
        }

        /** Where the Governor of this customer, or of the platform, is reached. */
        public Optional<Contact> contactFor(@Nullable UUID customerId) {
            return Optional.ofNullable(customerId == null ? platform : engagements.get(customerId));
        }
    }

    /**
     * A human who may be named to decide in a Governor's place, and how they are reached.
     *
     * @param subject of their tokens, as the issuer gives it; the role {@code DEPUTY_GOVERNOR} comes from there, too
     * @param customer whose Governor they may stand in for; the Platform Governor where not said
     * @param email address
     * @param phone number, E.164
     */
    public record Deputy(
            String subject,
            @Nullable UUID customer,
            @Nullable String email,
            @Nullable String phone) {}

    /**
     * How a Governor is reached.
     *
     * @param email address
     * @param phone number, E.164
     */
    public record Contact(@Nullable String email, @Nullable String phone) {}

    /**
     * Which precedents may say yes here.
     *
     * @param inForce ids of those that are a candidate only where they are named, for example {@code DEMO-001}
     */
    public record Precedents(@DefaultValue List<String> inForce) {

        public Precedents {
            inForce = List.copyOf(inForce);
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
     * How devices are told.
     *
     * @param keyFolder folder with {@code private.pem} (PKCS #8) and {@code public.pem}, P-256; without it nothing is
     *     pushed
     * @param services origins of the push services that may be written to; {@code *.} stands for any subdomain
     */
    public record Push(
            @Nullable Path keyFolder,

            @DefaultValue({
                "https://fcm.googleapis.com",
                "https://updates.push.services.mozilla.com",
                "https://web.push.apple.com",
                "https://*.notify.windows.com"
            })
            List<String> services) {

        public Push {
            services = List.copyOf(services);
        }
    }

    /**
     * Who sends text messages: Twilio, or whoever speaks its API.
     *
     * @param baseUrl for example {@code https://api.twilio.com}
     * @param accountSid of the account
     * @param authTokenFile file with that account's token; read for each message, so that it can be rotated
     * @param from number or sender id
     */
    public record Sms(String baseUrl, String accountSid, Path authTokenFile, String from) {}

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

    /**
     * How strongly Governors show who they are, and how often they are asked to.
     *
     * @param codeLife how long a one-time code is good; at most ten minutes
     * @param within what the numbers below are counted over
     * @param codesPerApproval codes one person is sent about one approval
     * @param codesPerPerson codes one person is sent at all
     * @param misses wrong codes, over all codes, after which a person's codes are locked until that time has passed
     *     without another one
     * @param approvals yeses of one person after which a login is not enough for any
     * @param sameChannel whether a code may go by a channel that carried a link of the question, where there is no other;
     *     for a stack in which people have nothing but mail
     * @param relyingPartyId whose passkeys are believed; by default the host of the public origin
     * @param pepperFile file with a secret, 32 characters at least, that goes into the hash of every code; without it no
     *     code is sent
     */
    public record Identity(
            @DefaultValue("10m") Duration codeLife,
            @DefaultValue("1h") Duration within,
            @DefaultValue("5") int codesPerApproval,
            @DefaultValue("60") int codesPerPerson,
            @DefaultValue("15") int misses,
            @DefaultValue("100") int approvals,
            @DefaultValue("false") boolean sameChannel,
            @Nullable String relyingPartyId,
            @Nullable Path pepperFile) {

        private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

        public Identity {
            if (!codeLife.isPositive() || codeLife.compareTo(LONGEST_LIFE) > 0) {
                throw new IllegalArgumentException("a one-time code is good for at most " + LONGEST_LIFE);
            }
        }
    }
}
