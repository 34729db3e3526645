export const CUSTOMER_BILL_API = '/tmf-api/customerBillManagement/v4';
