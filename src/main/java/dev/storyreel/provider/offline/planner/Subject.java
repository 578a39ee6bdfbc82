package dev.storyreel.provider.offline.planner;

/**
 * What a topic is about.
 *
 * @param written as the topic has it, in lower case unless a name
 * @param sense what it means
 * @param plural whether the topic has it in the plural
 */
record Subject(String written, WordNet.Sense sense, boolean plural) {}
