package dev.storyreel.cli;

/** A command that shows stack traces when asked to. */
interface Verbose {
    boolean verbose();
}
