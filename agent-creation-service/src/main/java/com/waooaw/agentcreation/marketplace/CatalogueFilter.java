package com.waooaw.agentcreation.marketplace;

import com.waooaw.agentcreation.blueprint.DomainTier;
import com.waooaw.agentcreation.blueprint.Geography;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.WebError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Which agents of the catalogue are wanted; what is absent is not asked for.
 *
 * @param geography where the agent has to work: one that works anywhere works there, too
 * @param skill id of a skill it must have
 * @param minPriceInr rupees a month; an agent without a known price is in no price band
 */
record CatalogueFilter(
        @Nullable String industry,
        @Nullable Geography geography,
        @Nullable DomainTier domainTier,
        @Nullable String skill,
        @Nullable Integer minPriceInr,
        @Nullable Integer maxPriceInr) {

    /** As they come from the query of a request. */
    static CatalogueFilter of(
            @Nullable String industry,
            @Nullable String geography,
            @Nullable String domainTier,
            @Nullable String skill,
            @Nullable Integer minPriceInr,
            @Nullable Integer maxPriceInr) {
        return new CatalogueFilter(
                absent(industry) ? null : industry,
                constant("geography", geography, Geography.class),
                constant("domain_tier", domainTier, DomainTier.class),
                absent(skill) ? null : skill,
                minPriceInr,
                maxPriceInr);
    }

    /** Conditions with named parameters. Only what is asked for is in the statement, so that it is planned for that. */
    String sql() {
        var sql = new StringBuilder("listed_at is not null");
        if (industry != null) {
            sql.append(" and industry = :industry");
        }
        if (geography != null) {
            sql.append(" and geography in (:geography, 'global')");
        }
        if (domainTier != null) {
            sql.append(" and domain_tier = :tier");
        }
        if (skill != null) {
            sql.append(" and skills @> :skill::jsonb");
        }
        if (minPriceInr != null) {
            sql.append(" and monthly_price_inr >= :min");
        }
        if (maxPriceInr != null) {
            sql.append(" and monthly_price_inr <= :max");
        }
        return sql.toString();
    }

    /** The values of the parameters. */
    Map<String, Object> parameters() {
        var values = new LinkedHashMap<String, Object>();
        if (industry != null) {
            values.put("industry", industry);
        }
        if (geography != null) {
            values.put("geography", lower(geography));
        }
        if (domainTier != null) {
            values.put("tier", lower(domainTier));
        }
        if (skill != null) {
            var wanted = JsonNodeFactory.instance.arrayNode();
            wanted.addObject().put("skill_id", skill);
            values.put("skill", wanted.toString());
        }
        if (minPriceInr != null) {
            values.put("min", minPriceInr);
        }
        if (maxPriceInr != null) {
            values.put("max", maxPriceInr);
        }
        return values;
    }

    private static boolean absent(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static <E extends Enum<E>> @Nullable E constant(String name, @Nullable String text, Class<E> type) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> lower(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new WaooawException(
                        WebError.PARAMETER_INVALID,
                        name + " is one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(CatalogueFilter::lower)
                                        .collect(Collectors.joining(", "))));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
