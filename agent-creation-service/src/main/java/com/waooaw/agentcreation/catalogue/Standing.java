package com.waooaw.agentcreation.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a definition stands: draft, certified, active, deprecated, archived. Each state has only the ways out of it there
 * are, so that no other can be written. Source: domain.md 1, base entity lifecycle; 2.4, G-13.
 */
public sealed interface Standing {

    /** How long users of a deprecated definition have to migrate. Source: domain.md 2.4, G-13. */
    Duration TO_MIGRATE = Duration.ofDays(30);

    /** The name it is stored and shown under. */
    CatalogueStatus status();

    /** Who wrote the definition: a pseudonymous subject, or {@code bootstrap} for what comes with the platform. */
    String definedBy();

    /** Who certified it, and when; absent where nobody did. */
    default @Nullable Certificate certificate() {
        return null;
    }

    /** Who certified it; absent where nobody did. */
    default @Nullable String certifiedBy() {
        var certificate = certificate();
        return certificate == null ? null : certificate.by();
    }

    /** Where it stands then: only time moves a definition by itself. */
    default Standing asOf(Instant now) {
        return this;
    }

    /** A certification. */
    record Certificate(String by, Instant at) {}

    /** Being written; nobody may use it. */
    record Draft(String definedBy) implements Standing {

        /** Genesis found nothing that refuses it. */
        public Certified certify(String by, Instant at) {
            return new Certified(definedBy, new Certificate(by, at));
        }

        /** It is what {@code other} is: that one is used instead. */
        public Archived sameAs(String other) {
            return new Archived(definedBy, null, other, "the same as " + other);
        }

        @Override
        public CatalogueStatus status() {
            return CatalogueStatus.DRAFT;
        }
    }

    /** Certified, immutable. */
    record Certified(String definedBy, Certificate certificate) implements Standing {

        /** An agent that uses it went to work. */
        public Active use() {
            return new Active(definedBy, certificate);
        }

        /** {@code successor}, certified, does the same work, and better. */
        public Superseded succeededBy(String successor, Instant now) {
            return Superseded.from(definedBy, certificate, successor, now);
        }

        @Override
        public CatalogueStatus status() {
            return CatalogueStatus.CERTIFIED;
        }
    }

    /** Certified and in use. */
    record Active(String definedBy, Certificate certificate) implements Standing {

        /** {@code successor}, certified, does the same work, and better. */
        public Superseded succeededBy(String successor, Instant now) {
            return Superseded.from(definedBy, certificate, successor, now);
        }

        @Override
        public CatalogueStatus status() {
            return CatalogueStatus.ACTIVE;
        }
    }

    /**
     * Has a successor; may be used until then.
     *
     * @param migrateUntil first instant at which it may not be used any more
     */
    record Superseded(String definedBy, Certificate certificate, String successor, String reason, Instant migrateUntil)
            implements Standing {

        private static Superseded from(String definedBy, Certificate certificate, String successor, Instant now) {
            return new Superseded(definedBy, certificate, successor, "improved by " + successor, now.plus(TO_MIGRATE));
        }

        /** Nobody has time left. */
        public Archived archive() {
            return new Archived(definedBy, certificate, successor, reason);
        }

        @Override
        public Standing asOf(Instant now) {
            return now.isBefore(migrateUntil) ? this : archive();
        }

        @Override
        public CatalogueStatus status() {
            return CatalogueStatus.DEPRECATED;
        }
    }

    /** Kept for the record; nobody may use it. */
    record Archived(
            String definedBy,
            @Nullable Certificate certificate,
            @Nullable String successor,
            String reason) implements Standing {

        @Override
        public CatalogueStatus status() {
            return CatalogueStatus.ARCHIVED;
        }
    }

    /** What was stored. */
    static Standing of(CatalogueStatus status, @Nullable String certifiedBy, @Nullable Life life) {
        var known = life == null ? Life.UNKNOWN : life;
        return switch (status) {
            case DRAFT, UNDER_REVIEW -> new Draft(known.definedBy());
            case CERTIFIED -> new Certified(known.definedBy(), certificate(certifiedBy, known));
            case ACTIVE -> new Active(known.definedBy(), certificate(certifiedBy, known));
            case DEPRECATED ->
                new Superseded(
                        known.definedBy(),
                        certificate(certifiedBy, known),
                        Objects.requireNonNullElse(known.successor(), ""),
                        Objects.requireNonNullElse(known.reason(), ""),
                        // a deadline nobody wrote down has passed
                        Objects.requireNonNullElse(known.migrateUntil(), Instant.EPOCH));
            case ARCHIVED ->
                new Archived(
                        known.definedBy(),
                        known.certifiedAt() == null ? null : certificate(certifiedBy, known),
                        known.successor(),
                        Objects.requireNonNullElse(known.reason(), ""));
        };
    }

    private static Certificate certificate(@Nullable String by, Life life) {
        return new Certificate(
                Objects.requireNonNullElse(by, ""), Objects.requireNonNullElse(life.certifiedAt(), Instant.EPOCH));
    }
}
