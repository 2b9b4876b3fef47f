/**
 * The steps between what a system holds and what a row shares. Every step knows its way back, or says that it has none.
 *
 * <p>Steps stand in reading order, system to shared; writing runs their ways back from last to first. A blank value
 * stays blank through each step that does not say otherwise. No step gives more than 64 KiB.
 */
package io.attune.mapping.step;
