package com.waooaw.industryknowledge.industry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an industry.
 *
 * @param from state left; absent for the first
 * @param reason code or short text of what led to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StateChange(@Nullable IndustryState from, IndustryState to, String reason, Instant at) {}
