package com.waooaw.agentcreation.marketplace;

import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Cursor;
import com.waooaw.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue for everybody, with or without a token: the same for all of them, so that caches may keep it. */
@RestController
class PublicCatalogueController {

    private static final Duration LISTS = Duration.ofMinutes(5);
    private static final Duration ENTRIES = Duration.ofMinutes(10);
    private static final int DIGITS = 32;

    private final PublicCatalogue catalogue;

    PublicCatalogueController(PublicCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Operation(summary = "Agents that can be hired, newest first")
    @GetMapping("/v1/catalog/agents")
    @Allowed(anonymous = true)
    ResponseEntity<Page<CatalogueEntry>> catalogueAgents(
            @RequestParam(name = "industry", required = false) @Nullable String industry,
            @RequestParam(name = "geography", required = false) @Nullable String geography,
            @RequestParam(name = "domain_tier", required = false) @Nullable String domainTier,
            @RequestParam(name = "skill", required = false) @Nullable String skill,
            @RequestParam(name = "min_price_inr", required = false) @Nullable @Min(0) Integer minPriceInr,
            @RequestParam(name = "max_price_inr", required = false) @Nullable @Min(0) Integer maxPriceInr,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        var filter = CatalogueFilter.of(industry, geography, domainTier, skill, minPriceInr, maxPriceInr);
        return kept(catalogue.page(filter, Cursor.parse(cursor), limit), LISTS);
    }

    @Operation(
            summary =
                    "Agents that can be hired and fit the words in q, best first: words, \"phrases\", or, and a minus before"
                            + " what is not wanted")
    @GetMapping("/v1/catalog/agents/search")
    @Allowed(anonymous = true)
    ResponseEntity<Page<CatalogueEntry>> searchCatalogue(
            @RequestParam(name = "q") @Size(max = 200) String words,
            @RequestParam(name = "industry", required = false) @Nullable String industry,
            @RequestParam(name = "geography", required = false) @Nullable String geography,
            @RequestParam(name = "domain_tier", required = false) @Nullable String domainTier,
            @RequestParam(name = "skill", required = false) @Nullable String skill,
            @RequestParam(name = "min_price_inr", required = false) @Nullable @Min(0) Integer minPriceInr,
            @RequestParam(name = "max_price_inr", required = false) @Nullable @Min(0) Integer maxPriceInr,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        var filter = CatalogueFilter.of(industry, geography, domainTier, skill, minPriceInr, maxPriceInr);
        return kept(catalogue.search(words, filter, SearchCursor.parse(cursor), limit), LISTS);
    }

    @Operation(summary = "One agent that can be hired")
    @GetMapping("/v1/catalog/agents/{agentId}")
    @Allowed(anonymous = true)
    ResponseEntity<CatalogueEntry> catalogueAgent(@PathVariable("agentId") UUID agentId) {
        return kept(catalogue.entry(agentId), ENTRIES);
    }

    /** Whoever has this very answer already is told so, with 304. */
    private static <T extends Record> ResponseEntity<T> kept(T answer, Duration until) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(until).cachePublic())
                .eTag("W/\"" + digest(answer) + "\"")
                .body(answer);
    }

    /** Records say all they hold, so two that say the same are the same answer. */
    private static String digest(Record answer) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(answer.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
