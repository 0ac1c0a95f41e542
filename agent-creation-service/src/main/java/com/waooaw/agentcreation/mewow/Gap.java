package com.waooaw.agentcreation.mewow;

/**
 * What a section lacks.
 *
 * @param section name of the section as in the document
 * @param pointer JSON pointer into the blueprint
 * @param message what is missing, and what would fill it
 */
public record Gap(String section, String pointer, String message) {}
