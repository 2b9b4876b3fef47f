/** Brings what a system sends, in whatever form, to the one shape of its object. Pure. */
package io.attune.connector.shape;
