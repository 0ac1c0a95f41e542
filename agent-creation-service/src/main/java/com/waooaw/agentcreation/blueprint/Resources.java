package com.waooaw.agentcreation.blueprint;

/**
 * What the author expects the agent to take.
 *
 * @param dbMsPerRun how long one run holds a database connection
 */
public record Resources(int memoryMb, int cpuMillicores, int dbMsPerRun) {}
