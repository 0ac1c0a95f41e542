package com.waooaw.industryknowledge;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code waooaw.knowledge}.
 *
 * @param costPerQueryUsd what a question costs, US dollars; infrastructure.yaml has the same figure
 * @param vectorFloor cosine below which a passage does not answer the question
 * @param vectorConfident cosine from which the best passage answers it for certain
 * @param lexicalFloor the same as {@code vectorFloor} for the fallback, in [0, 1]
 * @param lexicalConfident the same as {@code vectorConfident} for the fallback
 */
@ConfigurationProperties("waooaw.knowledge")
public record KnowledgeProperties(
        BigDecimal costPerQueryUsd,
        double vectorFloor,
        double vectorConfident,
        double lexicalFloor,
        double lexicalConfident) {}
