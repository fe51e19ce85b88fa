/** Nouns that folders, components and functions of the generated app are named by. */
export const NOUNS = [
  'Account',
  'Activity',
  'Address',
  'Booking',
  'Budget',
  'Campaign',
  'Contact',
  'Contract',
  'Customer',
  'Delivery',
  'Document',
  'Employee',
  'Invoice',
  'Location',
  'Message',
  'Order',
  'Payment',
  'Product',
  'Project',
  'Receipt',
  'Report',
  'Shipment',
  'Supplier',
  'Ticket',
  'Vehicle',
  'Warehouse',
]

/** Fields that a thing named by one of the nouns has. */
export const FIELDS = [
  'amount',
  'category',
  'city',
  'currency',
  'description',
  'dueDate',
  'label',
  'notes',
  'owner',
  'priority',
  'quantity',
  'reference',
  'status',
  'title',
  'total',
]

/** @param {string} word */
export const lowerFirst = (word) => word.charAt(0).toLowerCase() + word.slice(1)
