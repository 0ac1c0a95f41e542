package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a definition came to where it stands, as it is stored and shown.
 *
 * @param definedBy who wrote it; {@code bootstrap} for what comes with the platform
 * @param certifiedAt UTC; absent where it never was
 * @param successor what to use instead; absent where there is none
 * @param reason why it is on its way out, or out
 * @param migrateUntil until when its users have to migrate, UTC; absent where it has not been deprecated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Life(
        String definedBy,
        @Nullable Instant certifiedAt,
        @Nullable String successor,
        @Nullable String reason,
        @Nullable Instant migrateUntil) {

    static final Life UNKNOWN = new Life("", null, null, null, null);

    static Life of(Standing standing) {
        return switch (standing) {
            case Standing.Draft draft -> new Life(draft.definedBy(), null, null, null, null);
            case Standing.Certified one ->
                new Life(one.definedBy(), one.certificate().at(), null, null, null);
            case Standing.Active one ->
                new Life(one.definedBy(), one.certificate().at(), null, null, null);
            case Standing.Superseded one ->
                new Life(one.definedBy(), one.certificate().at(), one.successor(), one.reason(), one.migrateUntil());
            case Standing.Archived one -> {
                var certificate = one.certificate();
                yield new Life(
                        one.definedBy(),
                        certificate == null ? null : certificate.at(),
                        one.successor(),
                        one.reason(),
                        null);
            }
        };
    }
}
