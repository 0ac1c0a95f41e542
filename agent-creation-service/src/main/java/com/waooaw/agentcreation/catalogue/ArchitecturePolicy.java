package com.waooaw.agentcreation.catalogue;

import java.util.List;

/**
 * How agents may be built, and what is there for all of them.
 *
 * @param dbConnections real connections Agent Execution may hold
 * @param syncHops calls that wait for one another, at most
 * @param maxModelMb largest model
 * @param storeSchemes parts of the scheme of a {@code schema_ref} that speaks to a store
 * @param serviceSchemas schemas of the services
 * @param governanceRefs what a {@code schema_ref} that means Governance starts with, lower case
 * @param governanceWays those of them that may be called, exactly so or with one id below
 * @param prohibitedPatterns ways of building nobody may use, with an underscore for each hyphen
 * @param patternsWithProof ways of building that need a proof
 */
public record ArchitecturePolicy(
        String version,
        int dbConnections,
        int syncHops,
        int maxModelMb,
        List<String> storeSchemes,
        List<String> serviceSchemas,
        List<String> governanceRefs,
        List<String> governanceWays,
        List<String> prohibitedPatterns,
        List<String> patternsWithProof) {}
